/// Positions by the key found there, where the keys themselves are kept elsewhere: open addressing
/// with linear probing, for a number of keys known beforehand.
///
/// Hashes come seeded (`TextHash`), so that no file can be written to make its keys collide.
struct PositionTable {
  private struct Slot {
    var hash: UInt32
    /// Negative when free.
    var position: Int32
  }

  private var slots: [Slot]

  /// - Parameter capacity: at most this many keys are inserted.
  init(capacity: Int) {
    var count = 8
    while count < 2 * capacity { count *= 2 }
    slots = Array(repeating: Slot(hash: 0, position: -1), count: count)
  }

  /// Where the key with this hash was inserted; nil when it was not.
  func position(hash: UInt64, isSame: (Int) -> Bool) -> Int? {
    let found = slots[slot(hash: hash, isSame: isSame)].position
    return found < 0 ? nil : Int(found)
  }

  /// Inserts a key, unless it is there: then gives its position.
  mutating func insert(_ position: Int, hash: UInt64, isSame: (Int) -> Bool) -> Int? {
    let slot = slot(hash: hash, isSame: isSame)
    guard slots[slot].position < 0 else { return Int(slots[slot].position) }
    slots[slot] = Slot(hash: UInt32(truncatingIfNeeded: hash), position: Int32(position))
    return nil
  }

  private func slot(hash: UInt64, isSame: (Int) -> Bool) -> Int {
    let mark = UInt32(truncatingIfNeeded: hash)
    // The low bits tell keys apart in a slot, the high ones choose it.
    var slot = Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1)
    while slots[slot].position >= 0 && !(slots[slot].hash == mark && isSame(Int(slots[slot].position))) {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }
}
