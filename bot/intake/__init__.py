"""Files and links from people: fetched with care, read in a process with limits, put on the shelf as a whole."""
