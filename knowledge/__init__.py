"""What the sources say: texts, spans, passages, facts and handbook entries; pure text, no network, no model."""
