"""What the sources hold as a whole, as of a day: the register of directives, the campaigns, the sources' standing."""
