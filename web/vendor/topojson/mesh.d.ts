import { mesh } from "topojson-client";
export default mesh;
