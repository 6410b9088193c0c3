"""What every stage stands on: the record, its terms, places in a text, numbers, dates and names."""
