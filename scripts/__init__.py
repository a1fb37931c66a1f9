"""Thin commands: parse arguments, call, print."""
