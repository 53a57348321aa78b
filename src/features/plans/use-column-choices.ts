import { useCallback, useEffect, useState } from 'react';
import { ROLES, type Role } from '#src/domain/import/columns.ts';
import type { ColumnChoices } from '#src/domain/import/column-choices.ts';
import type { RoleChoice } from '#src/domain/import/roles.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import type { ColumnChoice } from '#src/domain/package/column-choice.ts';

export interface ColumnMemory {
  /** By the words of the header; null: not read yet. */
  readonly remembered: ColumnChoices | null;
  /** An empty choice forgets it. */
  readonly remember: (header: string, choice: RoleChoice) => void;
}

/** What was chosen for columns on this PC, by the header over them [IM19]. What cannot be stored is chosen anew next time. */
export function useColumnChoices(): ColumnMemory {
  const storage = useStorage();
  const [remembered, setRemembered] = useState<ColumnChoices | null>(null);
  useEffect(() => {
    let isHere = true;
    storage.columnChoices().then(
      (stored) => {
        if (isHere) setRemembered(new Map(stored.map(({ header, roles }) => [header, choiceOf(roles)])));
      },
      () => undefined,
    );
    return () => {
      isHere = false;
    };
  }, [storage]);
  const remember = useCallback(
    (header: string, choice: RoleChoice) => {
      storage.keepColumnChoice({ header, roles: [...choice] }).catch(() => undefined);
    },
    [storage],
  );
  return { remembered, remember };
}

/** A role that this version does not know says nothing. */
function choiceOf(roles: ColumnChoice['roles']): RoleChoice {
  return new Map(roles.flatMap(([column, role]) => (isRole(role) ? [[column, role] as const] : [])));
}

function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text);
}
