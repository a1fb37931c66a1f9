"""How good the assistant is: retrieval on a folder of judged questions, answers to the project's own questions."""
