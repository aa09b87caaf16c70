// The colours and materials of the model: paper ground and white houses by day, a dark model for dark screens.
import { Color, DoubleSide, LineBasicMaterial, MeshLambertMaterial } from 'three';

export interface Paint {
  dark: boolean;
  floor: string;
  green: string;
  water: string;
  street: string;
  kerb: string;
  roof: MeshLambertMaterial;
  wall: MeshLambertMaterial;
  under: MeshLambertMaterial;
  option: MeshLambertMaterial;
  chosen: MeshLambertMaterial;
  edge: LineBasicMaterial;
  optionEdge: LineBasicMaterial;
}

export function paint(dark: boolean): Paint {
  const plain = (color: string): MeshLambertMaterial => new MeshLambertMaterial({ color, side: DoubleSide });
  const line = (color: string, opacity: number): LineBasicMaterial =>
    new LineBasicMaterial({ color, transparent: opacity < 1, opacity });
  const accent = dark ? '#74d6c8' : '#0b5f59';
  const loss = dark ? '#f59a5f' : '#b4470f';
  const chosen = plain(accent);
  chosen.polygonOffset = true;
  chosen.polygonOffsetFactor = -2;
  chosen.polygonOffsetUnits = -2;
  return {
    dark,
    floor: dark ? '#1d2328' : '#ece7db',
    green: dark ? '#26382e' : '#d3e0c1',
    water: dark ? '#173a50' : '#b5d2e3',
    street: dark ? '#30393f' : '#faf8f3',
    kerb: dark ? '#13181b' : '#d9d2c3',
    roof: plain(dark ? '#6b7780' : '#fffdf8'),
    wall: plain(dark ? '#7d8992' : '#f4efe5'),
    under: plain(dark ? '#343d44' : '#cfc7b8'),
    option: striped(plain('#ffffff'), loss, dark ? '#1b2024' : '#fffefb'),
    chosen,
    edge: line(dark ? '#0b0e10' : '#6f675a', dark ? 0.55 : 0.38),
    optionEdge: line(loss, 1),
  };
}

/** Stripes across all faces, so that the option is told apart without colour. */
function striped(material: MeshLambertMaterial, stripe: string, between: string): MeshLambertMaterial {
  const uniforms = { stripe: { value: new Color(stripe) }, between: { value: new Color(between) } };
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, uniforms);
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', '#include <common>\nvarying vec3 vPlace;')
      .replace('#include <begin_vertex>', '#include <begin_vertex>\nvPlace = (modelMatrix * vec4(position, 1.0)).xyz;');
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', '#include <common>\nvarying vec3 vPlace;\nuniform vec3 stripe;\nuniform vec3 between;')
      .replace(
        '#include <color_fragment>',
        `#include <color_fragment>
        float across = fract((vPlace.x + vPlace.y + vPlace.z) / 5.0);
        float width = fwidth((vPlace.x + vPlace.y + vPlace.z) / 5.0);
        float band = smoothstep(0.0, width, across) - smoothstep(0.34, 0.34 + width, across);
        diffuseColor.rgb = mix(between, stripe, clamp(band, 0.0, 1.0));`,
      );
  };
  return material;
}
