import { ButtonRow } from '#src/ui/button-row.tsx';
import { Button } from '#src/ui/button.tsx';

export const PAIRS_TITLE = '各项对应';
export const PARTNER_HEAD = '对应情况';
export const NO_PARTNER = '没有对应';

interface LikelyPairProps {
  readonly because: 'near-name' | 'same-name';
  /** The row that looks like it. */
  readonly guessed: string;
  /** Both rows, for who has the buttons alone. */
  readonly about: string;
  readonly onSettle: (isSame: boolean) => void;
}

/** Two rows that may be one, which a person has to say [PL40]. */
export function LikelyPair({ because, guessed, about, onSettle }: LikelyPairProps) {
  return (
    <ButtonRow>
      {because === 'near-name' ? '疑似更名' : '有几项同名'}：{guessed}
      <Button aria-label={`确认是同一项：${about}`} onClick={() => onSettle(true)}>
        确认是同一项
      </Button>
      <Button aria-label={`不是：${about}`} onClick={() => onSettle(false)}>
        不是
      </Button>
    </ButtonRow>
  );
}
