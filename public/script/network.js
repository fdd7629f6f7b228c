/** Zoom of the drawn network: buttons, the wheel with Ctrl, and drawing it about. Without this it is a picture of links. */
for (const frame of document.querySelectorAll('[data-network]')) {
  const svg = frame.querySelector('svg');
  const whole = svg.getAttribute('viewBox').split(' ').map(Number);
  let box = [...whole];
  const show = () => svg.setAttribute('viewBox', box.join(' '));

  function zoom(factor, x = box[0] + box[2] / 2, y = box[1] + box[3] / 2) {
    const width = Math.min(whole[2], Math.max(whole[2] / 12, box[2] * factor));
    const ratio = width / box[2];
    box = [x - (x - box[0]) * ratio, y - (y - box[1]) * ratio, width, box[3] * ratio];
    if (width === whole[2]) box = [...whole];
    show();
  }

  const bar = document.createElement('p');
  bar.className = 'net-zoom';
  for (const [sign, label, act] of [
    ['+', frame.dataset.in, () => zoom(0.7)],
    ['−', frame.dataset.out, () => zoom(1.4)],
    [frame.dataset.all, frame.dataset.all, () => zoom(1000)],
  ]) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = sign;
    button.title = label;
    button.setAttribute('aria-label', label);
    button.addEventListener('click', act);
    bar.append(button);
  }
  frame.prepend(bar);

  svg.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
      zoom(event.deltaY > 0 ? 1.2 : 0.83, point.x, point.y);
    },
    { passive: false },
  );

  let from;
  svg.addEventListener('pointerdown', (event) => {
    if (box[2] < whole[2] && !event.target.closest('a')) from = { x: event.clientX, y: event.clientY };
  });
  svg.addEventListener('pointermove', (event) => {
    if (!from) return;
    const scale = box[2] / svg.clientWidth;
    box[0] -= (event.clientX - from.x) * scale;
    box[1] -= (event.clientY - from.y) * scale;
    from = { x: event.clientX, y: event.clientY };
    show();
  });
  for (const end of ['pointerup', 'pointerleave']) svg.addEventListener(end, () => (from = undefined));
}
