import type { Box } from '../../protocol/capture.ts';

/** Whether two boxes share anything. */
export function overlap(one: Box, other: Box | undefined): boolean {
  return (
    other !== undefined &&
    one.x < other.x + other.width &&
    one.x + one.width > other.x &&
    one.y < other.y + other.height &&
    one.y + one.height > other.y
  );
}
