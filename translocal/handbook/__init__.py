"""The pages of docs/ that are drawn from the declarations, so that they cannot tell anything else."""
