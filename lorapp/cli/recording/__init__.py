"""Commands that write down what happened."""
