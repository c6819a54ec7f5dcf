"""Letters and programs in one grid."""
