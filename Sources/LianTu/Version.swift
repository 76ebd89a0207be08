/// The version every result names.
public let lianTuVersion = "0.1.0"
