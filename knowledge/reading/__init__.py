"""Reads what offices send: plain text, web pages, Word documents, PDF, scans."""
