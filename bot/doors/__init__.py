"""Who may ask and who may administer: decisions that know neither a channel nor a network."""
