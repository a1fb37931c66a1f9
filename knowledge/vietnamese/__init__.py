"""The Vietnamese language as officials write it: normal form, syllables, dates, document numbers, places."""
