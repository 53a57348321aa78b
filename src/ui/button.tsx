import type { ButtonHTMLAttributes } from 'react';
import { classNames } from '#src/ui/class-names.ts';
import styles from './button.module.css';

type ButtonLook = 'plain' | 'primary' | 'quiet' | 'danger';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: ButtonLook;
}

/** A button that never submits a form by accident. */
export function Button({ look = 'plain', className, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type === 'submit' ? 'submit' : 'button'}
      className={classNames(styles['button'], look !== 'plain' && styles[look], className)}
    />
  );
}
