/// Names to dense ids, for lists of millions of names.
///
/// Names of up to 15 bytes, nearly all there are, stand in the table itself, so that looking one up is one
/// place in memory; longer ones stand in an arena. Names are looked up a batch at a time, so that the
/// waiting for memory overlaps. Open addressing, half full at most; the hash is seeded by the process, so
/// that no file can be written to make its names collide. Ids count first appearances.
struct NameTable: ~Copyable {
  /// A name as two words: its bytes and, in the highest byte, how many; never 0.
  struct Key: Equatable {
    var low: UInt64 = 0
    var high: UInt64 = 0

    static let longestInline = 15
    /// Marks a name that stands in the arena: `low` is its hash, the rest of `high` its number there.
    static let long: UInt64 = 0xFF << 56

    var isLong: Bool { high >= Self.long }
    /// Whether a byte is no ASCII: only then can the name be anything but UTF-8.
    var hasWideBytes: Bool { (low | high & ~Self.long) & 0x8080_8080_8080_8080 != 0 }

    /// Whether the bytes of a short name are well-formed (Unicode 15, table 3-7).
    var isUTF8: Bool {
      let count = Int(high >> 56)
      func byte(_ offset: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: offset < 8 ? low >> (8 * offset) : high >> (8 * (offset - 8)))
      }
      func isContinued(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
        offset < count && range.contains(byte(offset))
      }
      var offset = 0
      while offset < count {
        let length: Int
        switch byte(offset) {
        case ..<0x80: length = 1
        case 0xC2...0xDF where isContinued(offset + 1): length = 2
        case 0xE0 where isContinued(offset + 1, 0xA0...0xBF) && isContinued(offset + 2): length = 3
        case 0xED where isContinued(offset + 1, 0x80...0x9F) && isContinued(offset + 2): length = 3
        case 0xE1...0xEC, 0xEE...0xEF:
          guard isContinued(offset + 1), isContinued(offset + 2) else { return false }
          length = 3
        case 0xF0 where isContinued(offset + 1, 0x90...0xBF): length = 4
        case 0xF1...0xF3 where isContinued(offset + 1): length = 4
        case 0xF4 where isContinued(offset + 1, 0x80...0x8F): length = 4
        default: return false
        }
        if length == 4, !isContinued(offset + 2) || !isContinued(offset + 3) { return false }
        offset += length
      }
      return true
    }

    init() {}

    init(low: UInt64, high: UInt64) {
      self.low = low
      self.high = high
    }

    /// - Precondition: at most ``longestInline`` bytes.
    init(_ name: [UInt8]) {
      precondition(name.count <= Self.longestInline, "a long name has a number")
      for (offset, byte) in name.enumerated() {
        if offset < 8 {
          low |= UInt64(byte) << (8 * offset)
        } else {
          high |= UInt64(byte) << (8 * (offset - 8))
        }
      }
      high |= UInt64(name.count) << 56
    }

    /// A long name, by its number among those at hand.
    init(long name: UnsafeBufferPointer<UInt8>, number: Int) {
      let bytes = UnsafeRawBufferPointer(name)
      var hash = NameTable.processSeed.0
      func mix(_ word: UInt64) {
        let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        hash = product.high ^ product.low
      }
      var offset = 0
      while bytes.count - offset >= 8 {
        mix(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        offset += 8
      }
      var rest = UInt64(bytes.count) << 56
      for (position, byte) in bytes[offset...].enumerated() { rest |= UInt64(byte) << (8 * position) }
      mix(rest)
      low = hash
      high = Self.long | UInt64(number)
    }

    /// The bytes of a short name.
    var bytes: [UInt8] {
      withUnsafeBytes(of: (low.littleEndian, high.littleEndian)) { Array($0.prefix(Int(high >> 56))) }
    }
  }

  private struct Slot {
    var key = Key()
    var id: Int32 = 0
  }

  private var slots: UnsafeMutablePointer<Slot>
  private var mask: Int
  private var keys: [Key] = []
  /// Bytes of long names, one after another, and where each begins.
  private var arena: [UInt8] = []
  private var arenaStarts: [Int] = [0]
  private let seed: (UInt64, UInt64)
  /// Nobody's; keeps the first pass over a batch from being thought idle.
  private var touched: UInt64 = 0

  var count: Int { keys.count }

  /// - Parameter expected: how many names are likely.
  init(expecting expected: Int, seed: (UInt64, UInt64) = Self.processSeed) {
    self.seed = seed
    var capacity = 64
    while capacity < 2 * expected { capacity *= 2 }
    mask = capacity - 1
    slots = Self.emptySlots(capacity)
    keys.reserveCapacity(capacity / 2)
  }

  deinit { free(slots) }

  private static let processSeed: (UInt64, UInt64) = {
    var generator = SystemRandomNumberGenerator()
    return (generator.next(), generator.next())
  }()

  /// Written at once: pages first read and then written are handed out twice.
  private static func emptySlots(_ capacity: Int) -> UnsafeMutablePointer<Slot> {
    let bytes = capacity * MemoryLayout<Slot>.stride
    let memory = allocateInLargePages(bytes)
    memset(memory, 0, bytes)
    return memory.bindMemory(to: Slot.self, capacity: capacity)
  }

  private func place(_ key: Key) -> Int {
    let high = key.isLong ? Key.long : key.high
    let product = (key.low ^ seed.0).multipliedFullWidth(by: high ^ seed.1 | 1)
    return Int(truncatingIfNeeded: product.high ^ product.low) & mask
  }

  /// The ids of a batch of names, new ones getting the next.
  ///
  /// - Parameter longName: a long name by its number in the batch.
  mutating func intern(
    _ batch: UnsafeBufferPointer<Key>, into ids: UnsafeMutablePointer<Int32>,
    longName: (Int) -> UnsafeBufferPointer<UInt8>
  ) {
    while 2 * (count + batch.count) > mask { grow() }
    // A first pass touches every slot that will be needed: the misses run side by side.
    var touched: UInt64 = 0
    for key in batch { touched ^= slots[place(key)].key.high }
    self.touched ^= touched
    for position in batch.indices {
      let key = batch[position]
      ids[position] =
        key.isLong
        ? intern(long: longName(Int(key.high & ~Key.long)), hash: key.low) : intern(short: key)
    }
  }

  private mutating func intern(short key: Key) -> Int32 {
    var position = place(key)
    while slots[position].key.high != 0 {
      if slots[position].key == key { return slots[position].id }
      position = (position + 1) & mask
    }
    return add(key, at: position)
  }

  private mutating func intern(long text: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int32 {
    var position = place(Key(low: hash, high: Key.long))
    while slots[position].key.high != 0 {
      if slots[position].key.low == hash, slots[position].key.isLong,
        isLong(slots[position].key, text)
      {
        return slots[position].id
      }
      position = (position + 1) & mask
    }
    let number = UInt64(arenaStarts.count - 1)
    arena += text
    arenaStarts.append(arena.count)
    return add(Key(low: hash, high: Key.long | number), at: position)
  }

  private mutating func add(_ key: Key, at position: Int) -> Int32 {
    let id = Int32(keys.count)
    slots[position] = Slot(key: key, id: id)
    keys.append(key)
    return id
  }

  private mutating func grow() {
    let capacity = 2 * (mask + 1)
    free(slots)
    slots = Self.emptySlots(capacity)
    mask = capacity - 1
    for (id, key) in keys.enumerated() {
      var position = place(key)
      while slots[position].key.high != 0 { position = (position + 1) & mask }
      slots[position] = Slot(key: key, id: Int32(id))
    }
  }

  /// The id of each of another table's names here, by the id there.
  mutating func merge(_ other: borrowing NameTable) -> [Int32] {
    var ids = [Int32](repeating: 0, count: other.count)
    let block = 128
    ids.withUnsafeMutableBufferPointer { ids in
      other.keys.withUnsafeBufferPointer { keys in
        for start in stride(from: 0, to: keys.count, by: block) {
          let batch = UnsafeBufferPointer(rebasing: keys[start..<min(keys.count, start + block)])
          other.arena.withUnsafeBufferPointer { arena in
            intern(batch, into: ids.baseAddress! + start) { number in
              UnsafeBufferPointer(rebasing: arena[other.arenaStarts[number]..<other.arenaStarts[number + 1]])
            }
          }
        }
      }
    }
    return ids
  }

  private func isLong(_ key: Key, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let number = Int(key.high & ~Key.long)
    let start = arenaStarts[number]
    guard arenaStarts[number + 1] - start == text.count else { return false }
    return arena.withUnsafeBufferPointer {
      memcmp($0.baseAddress! + start, text.baseAddress!, text.count) == 0
    }
  }

  /// The names themselves, without what finds them.
  consuming func names() -> NameList { NameList(keys: keys, arena: arena, arenaStarts: arenaStarts) }
}

/// Names by dense id.
public struct NameList: Sendable {
  fileprivate let keys: [NameTable.Key]
  fileprivate let arena: [UInt8]
  fileprivate let arenaStarts: [Int]

  public var count: Int { keys.count }

  /// The name's bytes, valid UTF-8.
  public subscript(id: Int) -> String {
    let key = keys[id]
    if key.isLong {
      let number = Int(key.high & ~NameTable.Key.long)
      return String(decoding: arena[arenaStarts[number]..<arenaStarts[number + 1]], as: UTF8.self)
    }
    return String(decoding: key.bytes, as: UTF8.self)
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
