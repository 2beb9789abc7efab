/// What the command tells the shell.
package enum CommandStatus: Int32, Sendable {
  /// Nothing at or above the threshold was found.
  case success = 0

  /// Something at or above the threshold was found, or a part that changed could not be compared.
  case findings = 1

  /// An input could not be read or compared, or an output could not be written.
  case failure = 2

  /// The arguments make no sense (`EX_USAGE` of sysexits.h).
  case usage = 64
}
