/** What a connector throws, classed by what we do next. The original error is its `cause`. */
export abstract class ConnectorError extends Error {}

/** It may work later: try again with a growing pause. */
export class TemporaryError extends ConnectorError {
  override readonly name = 'TemporaryError';
}

/** The credentials are refused: stop the channel and say so. */
export class AuthenticationError extends ConnectorError {
  override readonly name = 'AuthenticationError';
}

/** The settings cannot work: stop the channel and say so. */
export class ConfigurationError extends ConnectorError {
  override readonly name = 'ConfigurationError';
}

/** This one message cannot be read, or is refused for good: set it aside; the others flow. */
export class RejectedError extends ConnectorError {
  override readonly name = 'RejectedError';
}

/** The line dropped after the message was handed over: it may have gone out. Shown, never sent again blindly. */
export class OutcomeUnknownError extends ConnectorError {
  override readonly name = 'OutcomeUnknownError';
}
