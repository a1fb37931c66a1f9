"""Tests over real connections on loopback."""
