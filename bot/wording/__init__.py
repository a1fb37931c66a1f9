"""Every Vietnamese phrase that a person reads."""
