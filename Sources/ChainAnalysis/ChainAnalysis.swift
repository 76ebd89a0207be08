// ChainAnalysis
