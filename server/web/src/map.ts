// The island "map": the city to move in, drawn from our own tiles. It takes the place of the drawing in the figure.

import OlMap from 'ol/Map.js';
import type MapBrowserEvent from 'ol/MapBrowserEvent.js';
import Overlay from 'ol/Overlay.js';
import View from 'ol/View.js';
import DoubleClickZoom from 'ol/interaction/DoubleClickZoom.js';
import DragPan from 'ol/interaction/DragPan.js';
import MouseWheelZoom from 'ol/interaction/MouseWheelZoom.js';
import PinchZoom from 'ol/interaction/PinchZoom.js';
import { fromLonLat, toLonLat, transformExtent } from 'ol/proj.js';
import { readAddress, writeAddress } from './map/address';
import { element, still } from './map/dom';
import { Names } from './map/names';
import { onColours } from './map/palette';
import { Panel } from './map/panel';
import type { Card } from './map/places';
import { Scale } from './map/scale';
import { Look, text } from './map/style';
import { CityTiles } from './map/tiles';
import { bar, keys, switches, zoomButtons, type Acts } from './map/tools';
import { read } from './map/words';

const PROJECTION = 'EPSG:3857';
/** What a tap means where things lie over each other: the smallest first. Layers that are not told here come first. */
const UNDER = ['transit_stop', 'amenity', 'building', 'street', 'transit_pattern', 'water', 'green', 'landuse'];
const NEAR_ZOOM = 17;

/** Replaces the content of the figure by the map. Called once, when the reader or the address asks for it. */
export function start(target: HTMLElement): void {
  const setting = read(target);
  // Asked for by hand: the focus goes to the map. Opened by an address: the reader is still at the top of the page.
  const byHand = document.activeElement?.getAttribute('data-target') === target.id;

  const view = element('div', {
    class: 'map-ground',
    tabindex: '0',
    role: 'application',
    'aria-label': setting.text('region'),
    'aria-describedby': 'map-keys',
  });
  const state = element('p', { class: 'map-state', role: 'status' });
  const pin = element('div', { class: 'map-pin', 'aria-hidden': 'true' });
  const look = new Look();
  let failed = false;
  let anything = false;
  const tiles = new CityTiles(setting.layers, look, (underway, failure) => {
    failed = failure || (failed && underway > 0);
    anything ||= underway === 0 && !failed;
    say(underway > 0 && !anything ? 'loading' : failed ? 'error' : '');
  });
  const say = (key: string): void => {
    const words = key === '' ? '' : setting.text(key);
    if (state.textContent !== words) {
      state.textContent = words;
      state.hidden = key === '';
    }
  };

  const whole = transformExtent([...setting.box], 'EPSG:4326', PROJECTION);
  const around = Math.max(whole[2] - whole[0], whole[3] - whole[1]);
  const camera = new View({
    projection: PROJECTION,
    extent: [whole[0] - around, whole[1] - around, whole[2] + around, whole[3] + around],
    constrainOnlyCenter: true,
    enableRotation: false,
    smoothResolutionConstraint: !still(),
    smoothExtentConstraint: !still(),
    minZoom: 8,
    maxZoom: 20,
  });
  /** Nothing glides for readers who ask for no movement: it is there at once. */
  const duration = (): number => (still() ? 0 : 220);
  const map = new OlMap({
    view: camera,
    layers: [...tiles.layers],
    controls: [],
    interactions: [
      new DragPan(),
      new PinchZoom({ duration: duration() }),
      new DoubleClickZoom({ duration: duration() }),
      // Only while the map has the focus: a wheel that scrolls the page must not be caught on its way.
      new MouseWheelZoom({ onFocusOnly: true, duration: duration() }),
    ],
  });
  const mark = new Overlay({ element: pin, positioning: 'center-center', stopEvent: false });
  map.addOverlay(mark);

  const panel = new Panel(setting, view, {
    opened: (card) => choose(card),
    closed: () => {
      tiles.choose('');
      mark.setPosition(undefined);
      writeAddress({ place: '' });
    },
  });
  const choose = (card: Card): void => {
    tiles.choose(card.urn);
    writeAddress({ place: card.urn });
    if (card.longitude === undefined || card.latitude === undefined) {
      return;
    }
    const place = fromLonLat([card.longitude, card.latitude]);
    mark.setPosition(place);
    const aside = free(place);
    if (aside) {
      move(aside);
    }
  };
  /** Where the middle must go so that a place is in sight and not under the panel; null where it is seen already. */
  const free = (place: number[]): number[] | null => {
    const [size, center, resolution] = [map.getSize(), camera.getCenter(), camera.getResolution()];
    if (!size || !center || !resolution) {
      return null;
    }
    const frame = view.getBoundingClientRect();
    const over = panel.root.getBoundingClientRect();
    const sheet = over.width > frame.width * 0.8;
    const left = !sheet && over.left - frame.left < frame.right - over.right ? over.right - frame.left : 0;
    const right = !sheet && left === 0 ? over.left - frame.left : size[0];
    const bottom = sheet ? over.top - frame.top : size[1];
    const x = size[0] / 2 + (place[0] - center[0]) / resolution;
    const y = size[1] / 2 - (place[1] - center[1]) / resolution;
    if (x > left && x < right && y > 0 && y < bottom) {
      return null;
    }
    return [
      place[0] - ((left + right) / 2 - size[0] / 2) * resolution,
      place[1] + (bottom / 2 - size[1] / 2) * resolution,
    ];
  };
  // Where a movement goes. The next one starts there and not halfway, so that three quick steps are three steps.
  let goal: { center?: number[]; zoom?: number } = {};
  const arrive = (): void => {
    if (camera.getAnimating()) {
      camera.cancelAnimations();
      camera.setCenter(goal.center ?? camera.getCenter());
      camera.setZoom(goal.zoom ?? camera.getZoom() ?? 0);
    }
    goal = {};
  };
  const move = (center: number[] | undefined, zoom?: number): void => {
    arrive();
    goal = { center: center ?? camera.getCenter(), zoom: zoom ?? camera.getZoom() };
    camera.animate({ ...goal, duration: duration() });
  };
  const here = (center: number[]): void => {
    const [lon, lat] = toLonLat(center);
    tiles.choose('');
    mark.setPosition(center);
    void panel.place(lon, lat);
  };

  const wholeZoom = (): number => {
    const [wide, high] = map.getSize() ?? [320, 320];
    const room = [Math.max(32, wide - 32), Math.max(32, high - 32)];
    return camera.getZoomForResolution(camera.getResolutionForExtent(whole, room)) ?? 12;
  };

  const acts: Acts = {
    zoom: (by) => {
      arrive();
      move(undefined, camera.getConstrainedZoom((camera.getZoom() ?? 0) + by));
    },
    pan: (east, north) => {
      arrive();
      const [center, resolution, size] = [camera.getCenter(), camera.getResolution(), map.getSize()];
      if (center && resolution && size) {
        const wanted = [center[0] + east * size[0] * resolution, center[1] + north * size[1] * resolution];
        move(camera.getConstrainedCenter(wanted) ?? center);
      }
    },
    all: () => move([(whole[0] + whole[2]) / 2, (whole[1] + whole[3]) / 2], wholeZoom()),
    here: () => here(camera.getCenter() ?? [0, 0]),
    me: () => {
      say('loading');
      navigator.geolocation.getCurrentPosition(
        (found) => {
          say('');
          const place = fromLonLat([found.coords.longitude, found.coords.latitude]);
          move(place, NEAR_ZOOM);
          mark.setPosition(place);
        },
        () => say('me.none'),
        { timeout: 15_000, maximumAge: 60_000, enableHighAccuracy: true },
      );
    },
  };

  const scale = new Scale(setting.lang);
  const names = new Names(setting, tiles, (urn) => void panel.thing(urn));
  const cross = element('div', { class: 'map-cross', 'aria-hidden': 'true' });
  const frame = element('div', { class: 'map-frame' });
  frame.append(view, cross, zoomButtons(setting, acts), scale.root, panel.root, state);
  const layerList = switches(setting, tiles, (type, shown) => {
    const added = tiles.show(type, shown);
    if (added) {
      map.addLayer(added);
    }
    refreshNames();
  });
  const beside = element('div', { class: 'map-beside' }, layerList, names.root);
  const manual = element('p', { class: 'note', id: 'map-keys' }, setting.text('keys'));
  const caption = element('figcaption', {}, ...(setting.credits ? [element('small', {}, setting.credits)] : []));
  const under = element('div', { class: 'map-under' }, bar(setting, acts), manual, caption);
  target.replaceChildren(element('div', { class: 'map-main' }, frame, under), beside);
  target.classList.add('map-open');
  map.setTarget(view);
  map.updateSize();

  let soon = 0;
  let begun = '';
  const refreshNames = (): void => {
    clearTimeout(soon);
    soon = window.setTimeout(() => {
      const size = map.getSize();
      if (size && camera.getCenter()) {
        names.update(camera.calculateExtent(size));
      }
    }, 400);
  };
  const settled = (): void => {
    refreshNames();
    const [center, zoom] = [camera.getCenter(), camera.getZoom()];
    if (center && zoom !== undefined) {
      const [lon, lat] = toLonLat(center);
      const at = `${lon.toFixed(5)},${lat.toFixed(5)},${Number(zoom.toFixed(2))}`;
      // Only what the reader does goes into the address, not where the map happens to begin.
      begun ||= at;
      if (at !== begun || readAddress().at) {
        writeAddress({ at });
      }
    }
  };

  map.on('singleclick', (event: MapBrowserEvent) => {
    view.focus({ preventScroll: true });
    let best = '';
    let least = Infinity;
    map.forEachFeatureAtPixel(
      event.pixel,
      (feature) => {
        const urn = text(feature, 'urn');
        const depth = UNDER.indexOf(text(feature, 'layer'));
        if (urn !== '' && depth < least) {
          [best, least] = [urn, depth];
        }
      },
      { hitTolerance: 5 },
    );
    if (best === '') {
      here(event.coordinate);
    } else {
      void panel.thing(best);
    }
  });
  keys(view, acts, () => panel.close());
  camera.on('change:resolution', () => scale.update(camera));
  map.on('loadend', refreshNames);
  onColours(() => tiles.repaint());

  const asked = readAddress();
  if (asked.at) {
    camera.setCenter(fromLonLat([asked.at[0], asked.at[1]]));
    camera.setZoom(asked.at[2]);
  } else {
    camera.fit(whole, { size: map.getSize(), padding: [16, 16, 16, 16] });
    if (asked.place !== '') {
      camera.setZoom(NEAR_ZOOM - 1);
    }
  }
  scale.update(camera);
  settled();
  map.on('moveend', settled);
  if (asked.place !== '') {
    void panel.thing(asked.place);
  }
  if (byHand) {
    view.focus({ preventScroll: true });
  }
  target.scrollIntoView({ block: 'nearest' });
}
