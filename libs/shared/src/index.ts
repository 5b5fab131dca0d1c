export { cleanData, cleanText } from './clean-text.js';
export { Clock, FixedClock, SystemClock } from './clock.js';
export { DeadlineError, withDeadline } from './deadline.js';
export { DomainError, type ErrorKind, type FieldError } from './domain-error.js';
export { isId, newId } from './ids.js';
export { Locks, Workers } from './locks.js';
export { findReferences, newReference, parseReference } from './reference.js';
export { Remembered } from './remembered.js';
export { Signals } from './signals.js';
