import CCoin
import Synchronization

/// Neither solver is thread-safe, not even on models of their own: all calls hold this lock.
let solver = Mutex(())

/// A solver's library is not there, or is not the one that is known.
public struct SolverUnavailable: Error, Hashable, Sendable {
  /// The file and what is wrong with it, in the words of the system.
  public let reason: String

  fileprivate init(_ reason: UnsafePointer<CChar>) { self.reason = String(cString: reason) }
}

extension LinearProgram {
  /// Loads the solver; once loaded, at no cost.
  ///
  /// Solving does so by itself, and ends the program where it cannot: ask here first.
  public static func loadSolver() throws(SolverUnavailable) { _ = try loadedClp.get() }
}

extension IntegerProgram {
  /// Loads the solvers; once loaded, at no cost.
  ///
  /// Solving does so by itself, and ends the program where it cannot: ask here first.
  public static func loadSolver() throws(SolverUnavailable) {
    _ = try loadedCbc.get()
    // Programs without integers go the linear way.
    try LinearProgram.loadSolver()
  }
}

private let loadedClp: Result<LTClp, SolverUnavailable> = {
  var clp = LTClp()
  return lt_openClp(&clp).map { .failure(SolverUnavailable($0)) } ?? .success(clp)
}()

private let loadedCbc: Result<LTCbc, SolverUnavailable> = {
  var cbc = LTCbc()
  return lt_openCbc(&cbc).map { .failure(SolverUnavailable($0)) } ?? .success(cbc)
}()

/// Clp's functions.
let clp: LTClp =
  switch loadedClp {
  case .success(let functions): functions
  case .failure(let error): fatalError(error.reason)
  }

/// CBC's functions.
let cbc: LTCbc =
  switch loadedCbc {
  case .success(let functions): functions
  case .failure(let error): fatalError(error.reason)
  }

/// Owns one Clp model; lives under the lock.
struct ClpModel: ~Copyable {
  let pointer: UnsafeMutableRawPointer

  init(_ program: Program) {
    guard let pointer = clp.newModel() else { fatalError("Clp cannot make a model") }
    self.pointer = pointer
    clp.setLogLevel(pointer, 0)
    let packed = program.packed()
    clp.loadProblem(
      pointer, Int32(program.columnBounds.count), Int32(program.rowBounds.count), packed.starts,
      packed.rows, packed.coefficients, packed.columnLower, packed.columnUpper, packed.costs,
      packed.rowLower, packed.rowUpper)
    clp.setObjSense(pointer, 1)
  }

  deinit { clp.deleteModel(pointer) }

  /// `count` numbers of an array the model owns.
  func numbers(_ array: UnsafePointer<Double>?, _ count: Int) -> [Double] {
    array.map { Array(UnsafeBufferPointer(start: $0, count: count)) } ?? []
  }
}

/// Owns one CBC model; lives under the lock.
struct CbcModel: ~Copyable {
  let pointer: UnsafeMutableRawPointer

  init(_ program: Program) {
    guard let pointer = cbc.newModel() else { fatalError("CBC cannot make a model") }
    self.pointer = pointer
    // Alone silences it; `slog` would leak into the next model.
    cbc.setLogLevel(pointer, 0)
    let packed = program.packed()
    cbc.loadProblem(
      pointer, Int32(program.columnBounds.count), Int32(program.rowBounds.count), packed.starts,
      packed.rows, packed.coefficients, packed.columnLower, packed.columnUpper, packed.costs,
      packed.rowLower, packed.rowUpper)
    for column in program.isInteger.indices where program.isInteger[column] {
      cbc.setInteger(pointer, Int32(column))
    }
    cbc.setObjSense(pointer, 1)
  }

  deinit { cbc.deleteModel(pointer) }
}
