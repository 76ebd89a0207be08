// ChainDiagram
