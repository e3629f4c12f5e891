import { useEffect, useState } from 'preact/hooks';
import type { ProfileView } from '../report/report-services.ts';
import { useReportServices, useServices } from '../services.ts';

/** The reporters remembered on this device; empty until they are loaded. */
export function useProfiles(): readonly ProfileView[] {
  const services = useServices();
  const report = useReportServices();
  const [profiles, setProfiles] = useState<readonly ProfileView[]>([]);
  useEffect(() => {
    const reload = () => void report.listProfiles().then(setProfiles, () => setProfiles([]));
    reload();
    return services.onChange((change) => {
      if (change.kind === 'profile') reload();
    });
  }, [services, report]);
  return profiles;
}
