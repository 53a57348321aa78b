import { useId, type ReactNode } from 'react';
import { classNames } from '#src/ui/class-names.ts';
import styles from './panel.module.css';

interface PanelProps {
  readonly title?: string;
  readonly sub?: ReactNode;
  readonly tools?: ReactNode;
  /** The body keeps no padding: for tables that run to the edge. */
  readonly isFlush?: boolean;
  readonly className?: string | undefined;
  /** The panel is the whole page: its title is the page's. */
  readonly isPage?: boolean;
  readonly children: ReactNode;
}

/** A white sheet on the canvas, a region of the page named by its title. */
export function Panel({
  title,
  sub,
  tools,
  isFlush = false,
  isPage = false,
  className,
  children,
}: PanelProps) {
  const titleId = useId();
  const Heading = isPage ? 'h1' : 'h2';
  return (
    <section
      className={classNames(styles['panel'], className)}
      aria-labelledby={title === undefined ? undefined : titleId}
    >
      {title === undefined ? null : (
        <header className={styles['head']}>
          <Heading id={titleId} className={styles['title']}>
            {title}
          </Heading>
          {sub === undefined ? null : <span className={styles['sub']}>{sub}</span>}
          {tools === undefined ? null : <div className={styles['tools']}>{tools}</div>}
        </header>
      )}
      {isFlush ? children : <div className={styles['body']}>{children}</div>}
    </section>
  );
}
