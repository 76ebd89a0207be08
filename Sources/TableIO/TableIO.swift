// TableIO
