"""One meaning of a query, over an embedded index, server backends and the browser's shards."""
