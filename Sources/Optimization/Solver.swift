import CCoin
import Synchronization

/// Neither solver is thread-safe, not even on models of their own: all calls hold this lock.
let solver = Mutex(())

/// Owns one Clp model; lives under the lock.
struct ClpModel: ~Copyable {
  let pointer: UnsafeMutableRawPointer

  init(_ program: Program) {
    guard let pointer = Clp_newModel() else { fatalError("Clp cannot make a model") }
    self.pointer = pointer
    Clp_setLogLevel(pointer, 0)
    let packed = program.packed()
    Clp_loadProblem(
      pointer, Int32(program.columnBounds.count), Int32(program.rowBounds.count), packed.starts,
      packed.rows, packed.coefficients, packed.columnLower, packed.columnUpper, packed.costs,
      packed.rowLower, packed.rowUpper)
    Clp_setObjSense(pointer, 1)
  }

  deinit { Clp_deleteModel(pointer) }

  /// `count` numbers of an array the model owns.
  func numbers(_ array: UnsafePointer<Double>?, _ count: Int) -> [Double] {
    array.map { Array(UnsafeBufferPointer(start: $0, count: count)) } ?? []
  }
}

/// Owns one CBC model; lives under the lock.
struct CbcModel: ~Copyable {
  let pointer: UnsafeMutableRawPointer

  init(_ program: Program) {
    guard let pointer = Cbc_newModel() else { fatalError("CBC cannot make a model") }
    self.pointer = pointer
    // Alone silences it; `slog` would leak into the next model.
    Cbc_setLogLevel(pointer, 0)
    let packed = program.packed()
    Cbc_loadProblem(
      pointer, Int32(program.columnBounds.count), Int32(program.rowBounds.count), packed.starts,
      packed.rows, packed.coefficients, packed.columnLower, packed.columnUpper, packed.costs,
      packed.rowLower, packed.rowUpper)
    for column in program.isInteger.indices where program.isInteger[column] {
      Cbc_setInteger(pointer, Int32(column))
    }
    Cbc_setObjSense(pointer, 1)
  }

  deinit { Cbc_deleteModel(pointer) }
}
