interface NetworkInformation {
  readonly saveData?: boolean;
  readonly type?: string;
}

interface BatteryManager extends EventTarget {
  readonly level: number;
  readonly charging: boolean;
}

const lowLevel = 0.15;

/**
 * Whether data costs: the reader asked to save it, or the line is a mobile one. Undefined where the browser
 * has no Network Information API (Firefox); Chromium's on a desktop tells of saving data alone.
 */
export function isMetered(): boolean | undefined {
  const { connection } = navigator as { readonly connection?: NetworkInformation };
  if (connection === undefined) return undefined;
  return connection.saveData === true || connection.type === 'cellular';
}

/**
 * Calls `tell` now and at every change with whether the battery is low and not charging. Only pages can ask,
 * and only Chromium's; elsewhere nothing is told.
 */
export async function watchBattery(tell: (isLow: boolean) => void): Promise<void> {
  const { getBattery } = navigator as { readonly getBattery?: () => Promise<BatteryManager> };
  if (getBattery === undefined) return;
  const battery = await getBattery.call(navigator);
  const appearance = () => tell(!battery.charging && battery.level <= lowLevel);
  for (const event of ['levelchange', 'chargingchange'])
    battery.addEventListener(event, appearance);
  appearance();
}
