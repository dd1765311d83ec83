"""How strong the evidence of claims is: the page with the rules."""
