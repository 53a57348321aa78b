/**
 * Small conveniences that may be lost: a filter, a panel's state. Nothing that matters, for localStorage keeps writes back for
 * seconds. Callers parse what they read: anyone can have written it.
 */

const PREFIX = 'tracker.';

export function readPreference(name: string): string | null {
  try {
    return window.localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

export function writePreference(name: string, value: string): void {
  try {
    window.localStorage.setItem(PREFIX + name, value);
  } catch {
    // Site data blocked or full: the choice then holds for this visit only.
  }
}
