"""Tests of who may ask and who may administer."""
