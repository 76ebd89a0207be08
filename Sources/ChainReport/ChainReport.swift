// ChainReport
