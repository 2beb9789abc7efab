/// The schemas of a store by their numbers, as far as they are known.
///
/// They are looked at all the time. So each stays where it is, in pieces of memory of which every one has room for twice as many as the
/// one before, and nothing has to be asked before it is looked at but whether its number has been given.
@safe final class SchemaEntries {
  private struct Entry {
    /// How the schema comes about.
    let recipe: SchemaRecipe
    /// The schema, if it has been read.
    var schema: Schema?
    /// What its text says, once somebody has asked; `nil` inside where that is not plain.
    var outline: SchemaOutline??
    /// Whether it is being read.
    var isUnfinished = false
  }

  /// How many schemas the first piece has room for, as a power of two.
  private static let firstBits = 8
  /// More pieces than there are numbers for.
  private static let pieceCount = 32

  private let pieces: UnsafeMutablePointer<UnsafeMutablePointer<Entry>?>

  /// How many schemas there are.
  private(set) var count = 0

  init() {
    unsafe pieces = .allocate(capacity: Self.pieceCount)
    unsafe pieces.initialize(repeating: nil, count: Self.pieceCount)
  }

  deinit {
    var rest = count
    for number in 0..<Self.pieceCount {
      guard let piece = unsafe pieces[number] else { break }
      let filled = min(rest, 1 << (Self.firstBits + number))
      unsafe piece.deinitialize(count: filled)
      unsafe piece.deallocate()
      rest -= filled
    }
    unsafe pieces.deallocate()
  }

  /// Gives the next number to a schema.
  func add(_ recipe: SchemaRecipe, _ schema: Schema? = nil) -> SchemaID {
    let (piece, offset) = Self.place(of: count)
    if unsafe pieces[piece] == nil {
      unsafe pieces[piece] = .allocate(capacity: 1 << (Self.firstBits + piece))
    }
    unsafe pieces[piece]?.advanced(by: offset)
      .initialize(to: Entry(recipe: recipe, schema: schema))
    count += 1
    return SchemaID(index: Int32(count - 1))
  }

  /// How a schema comes about.
  func recipe(of id: SchemaID) -> SchemaRecipe { unsafe entry(id).pointee.recipe }

  /// The schema with a number, if it has been read.
  subscript(id: SchemaID) -> Schema? {
    get { unsafe entry(id).pointee.schema }
    set { unsafe entry(id).pointee.schema = newValue }
  }

  /// What the text of a schema says; `nil` where nobody has asked.
  func outline(of id: SchemaID) -> SchemaOutline?? { unsafe entry(id).pointee.outline }

  /// Keeps what the text of a schema says, if that is plain.
  func keep(_ outline: SchemaOutline?, of id: SchemaID) {
    unsafe entry(id).pointee.outline = .some(outline)
  }

  /// Whether a schema is being read.
  func isUnfinished(_ id: SchemaID) -> Bool { unsafe entry(id).pointee.isUnfinished }

  /// Notes that a schema is being read, or has been.
  func setUnfinished(_ isUnfinished: Bool, _ id: SchemaID) {
    unsafe entry(id).pointee.isUnfinished = isUnfinished
  }

  @inline(__always)
  @unsafe private func entry(_ id: SchemaID) -> UnsafeMutablePointer<Entry> {
    let index = Int(id.index)
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
    let (piece, offset) = Self.place(of: index)
    guard let start = unsafe pieces[piece] else { preconditionFailure() }
    return unsafe start + offset
  }

  /// The piece in which an entry is, and where: the pieces before it have room for as many as itself, less the first.
  @inline(__always)
  private static func place(of index: Int) -> (piece: Int, offset: Int) {
    let place = index &+ 1 &<< firstBits
    let bits = Int.bitWidth &- 1 &- place.leadingZeroBitCount
    return (bits &- firstBits, place &- 1 &<< bits)
  }
}
