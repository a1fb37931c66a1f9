"""What is kept between runs: messages, questions, people; SQLAlchemy stays in this room."""
