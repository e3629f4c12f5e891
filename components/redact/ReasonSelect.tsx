import type { RedactionReason } from '../../utils/evidence/redactions.ts';
import { SelectInput } from '../base/SelectInput.tsx';
import { useTranslator } from '../services.ts';

/** Who the reporter is, is a reason of its own that their names and pictures bring along. */
const reasons = ['third-party', 'minor', 'leaked-data', 'secret', 'other'] as const;

export interface ReasonSelectProps {
  readonly label: string;
  readonly name: string;
  readonly value: RedactionReason;
  readonly onChange: (reason: RedactionReason) => void;
  readonly hint?: string;
}

/** Why something is taken out. */
export function ReasonSelect({ label, name, value, onChange, hint }: ReasonSelectProps) {
  const { t } = useTranslator();
  return (
    <SelectInput
      label={label}
      name={name}
      value={value}
      hint={hint}
      choices={reasons.map((reason) => ({ value: reason, label: t(`redact.reason.${reason}`) }))}
      onChange={(chosen) => {
        const reason = reasons.find((each) => each === chosen);
        if (reason !== undefined) onChange(reason);
      }}
    />
  );
}
