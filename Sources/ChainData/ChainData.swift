// ChainData
