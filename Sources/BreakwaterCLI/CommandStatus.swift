/// What the command tells the shell.
package enum CommandStatus: Int32, Sendable {
  /// Nothing at or above the threshold was found.
  case success = 0

  /// Something at or above the threshold was found, a part that changed could not be compared, or a schema is incompatible.
  case findings = 1

  /// An input could not be read or compared, or an output could not be written.
  case failure = 2

  /// It could not be told whether a schema is compatible.
  case undecided = 3

  /// The arguments make no sense (`EX_USAGE` of sysexits.h).
  case usage = 64
}
