"""Every list of the record as a sheet of rows and columns, for CSV files and workbooks."""
