"""From last year's plan and decisions to a draft of next year's, every change with its rule."""
