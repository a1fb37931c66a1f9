"""The channels on which officials write: terminal, web, Telegram."""
