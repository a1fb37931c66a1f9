"""The two Zalo channels against servers on loopback."""
