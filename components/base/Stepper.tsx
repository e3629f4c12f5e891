import styles from './Stepper.module.css';

export interface Step {
  readonly id: string;
  readonly label: string;
  /** How many required things are still missing on it. */
  readonly missing: number;
  readonly isDone: boolean;
}

export interface StepperProps {
  readonly label: string;
  readonly steps: readonly Step[];
  readonly current: string;
  readonly onSelect: (id: string) => void;
  readonly describeMissing: (count: number) => string;
}

/** Where the reporter is; every step can be gone to at any time. */
export function Stepper({ label, steps, current, onSelect, describeMissing }: StepperProps) {
  return (
    <nav aria-label={label}>
      <ol class={styles['steps']}>
        {steps.map((step, index) => (
          <li key={step.id} class={styles['item']}>
            <button
              type="button"
              class={styles['step']}
              aria-current={step.id === current ? 'step' : undefined}
              onClick={() => onSelect(step.id)}
            >
              <span class={styles['number']} aria-hidden="true">
                {step.isDone && step.id !== current ? '✓' : index + 1}
              </span>
              <span>{step.label}</span>
              {step.missing > 0 ? (
                <span class={styles['hidden']}>{describeMissing(step.missing)}</span>
              ) : null}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
