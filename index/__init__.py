"""How a passage is found: embeddings, FAISS, BM25, their fusion, and the versioned store on disk."""
