"""How a question is answered, in which words, and on which channels."""
