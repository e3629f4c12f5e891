import { useEffect, useState } from 'preact/hooks';
import { noted } from '../../utils/faults/expected.ts';
import type { ProfileView } from '../report/report-services.ts';
import { useReportServices, useServices } from '../services.ts';

/** The reporters remembered on this device; empty until they are loaded. */
export function useProfiles(): readonly ProfileView[] {
  const services = useServices();
  const report = useReportServices();
  const [profiles, setProfiles] = useState<readonly ProfileView[]>([]);
  useEffect(() => {
    const reload = () =>
      void report.listProfiles().catch(noted('profile.list', [])).then(setProfiles);
    reload();
    return services.onChange((change) => {
      if (change.kind === 'profile') reload();
    });
  }, [services, report]);
  return profiles;
}
